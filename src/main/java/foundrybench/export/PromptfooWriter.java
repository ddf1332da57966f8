package foundrybench.export;

import foundrybench.format.YamlText;
import foundrybench.model.Completion;
import foundrybench.model.Deployment;
import foundrybench.model.Prompt;
import foundrybench.model.Request;
import foundrybench.wire.Json;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// All prompts of sessions, and each deployment with its parameters, as a configuration of promptfoo. Endpoint and key are
/// read from the environment.
final class PromptfooWriter implements SessionWriter {
    private final Function<String, Deployment> deployments;

    PromptfooWriter(Function<String, Deployment> deployments) {
        this.deployments = deployments;
    }

    @Override
    public List<String> write(Iterable<ExportedSession> sessions, Redaction redaction, Appendable out) throws IOException {
        var prompts = new LinkedHashSet<String>();
        var providers = new LinkedHashSet<String>();
        var titles = new LinkedHashSet<String>();
        var file = Json.object();
        var list = Json.array();
        for (var session : sessions) {
            titles.add(session.title());
            for (var run : session.runs()) {
                prompts.add(PromptfooCode.messages(PromptfooTemplate.of(run.prompt(), Map.of())));
                for (var answer : run.answers()) {
                    if (answer.completion().origin().deployment() != null) {
                        var provider = PromptfooCode.provider(source(run.prompt(), answer.completion()));
                        if (providers.add(Json.write(provider))) {
                            list.add(provider);
                        }
                    }
                }
            }
        }
        file.put("description", String.join("; ", titles));
        var texts = file.putArray("prompts");
        prompts.forEach(texts::add);
        file.set("providers", list);
        file.putArray("tests").addObject();
        out.append(YamlText.write(file));
        return List.of("Answers, figures and ratings are not in a configuration of promptfoo.");
    }

    private CodeSource source(Prompt prompt, Completion completion) {
        var origin = completion.origin();
        var deployment = deployments.apply(String.valueOf(origin.deployment())).withProtocol(origin.protocol());
        return new CodeSource(new Request(deployment, prompt, origin.parameters(), false, Set.of()), Map.of(), null);
    }
}
