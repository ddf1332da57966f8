package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.app.WorkbenchEngine.Opening;
import foundrybench.catalog.ConnectionFlags;
import foundrybench.catalog.PriceTables;
import foundrybench.cli.Backstage.WindowSettings;
import foundrybench.model.Call;
import foundrybench.model.Completion;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.Parameters;
import foundrybench.model.Prompt;
import foundrybench.model.Request;
import foundrybench.model.RunEvent;
import foundrybench.provider.NetworkSource;
import foundrybench.provider.RawServer;
import foundrybench.run.RunListener;
import foundrybench.sim.SimOptions;
import foundrybench.ui.details.Details;
import foundrybench.ui.prompt.ExamplePrompt;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A key from the environment, against servers that repeat it in every way: no text of the details has a part of it.
@Timeout(60)
class DetailsSecretsTest {
    @TempDir
    Path home;

    @ParameterizedTest
    @EnumSource
    void aKeyFromTheEnvironmentIsInNoText(Echo echo) throws Exception {
        var settled = new CompletableFuture<Completion>();
        try (var server = new RawServer(exchange -> echo.answer(exchange, Canary.KEY))) {
            var environment = Map.of("FOUNDRY_ENDPOINT", server.endpoint().toString(), "FOUNDRY_API_KEY", Canary.KEY);
            var opening = new Opening(new ExamplePrompt("", Prompt.of("", "Say fine"), Parameters.NONE), List.of());
            try (var parts = WindowParts.open(
                    new Wiring(environment, home, SimOptions.defaults().withPace(0)),
                    new WindowSettings(home, ConnectionFlags.NONE, NetworkSource.NONE, PriceTables.DEFAULT),
                    opening,
                    Clock.systemUTC())) {
                var engine = parts.engine();
                var deployment = engine.deployments().stream().filter(d -> d.name().equals("DeepSeek-V3.2")).findFirst().orElseThrow();
                engine.start(null, List.of(new Request(deployment, Prompt.of("", "Say fine"), Parameters.NONE, true)), new RunListener() {
                    @Override
                    public void onEvent(RunEvent event) {
                        assertEquals(List.of(), Canary.linesOf(details(event.call()).toString()), "while it is under way");
                    }

                    @Override
                    public void onSettled(Call call, Completion completion) {
                        settled.complete(completion);
                    }

                    private Details details(Call call) {
                        return Details.of(engine.details().of(deployment, new CompletionBuilder(call).snapshot()));
                    }
                });
                var details = Details.of(engine.details().of(deployment, settled.get(30, TimeUnit.SECONDS)));
                assertTrue(details.request().contains("api\\-key"), details::request);
                assertEquals(List.of(), Canary.linesOf(details.toString()));
            }
        }
    }
}
