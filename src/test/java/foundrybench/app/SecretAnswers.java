package foundrybench.app;

import foundrybench.model.Connection.Auth;
import foundrybench.model.Connection;
import foundrybench.provider.Fetched;
import foundrybench.provider.NetworkSettings;
import foundrybench.provider.azure.AzureSignIn;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;

/// A process that asks a vault for several secrets and prints what each failure says.
final class SecretAnswers {
    private SecretAnswers() {}

    public static void main(String[] arguments) throws Exception {
        var signIn = new AzureSignIn(System.getenv(), NetworkSettings.from(System.getenv()), InstantSource.system());
        for (var secret : List.of(arguments).subList(1, arguments.length)) {
            var connection = new Connection(
                    "c",
                    Connection.Kind.AZURE,
                    URI.create("https://acct-x.openai.azure.com/"),
                    new Auth.KeyVault(arguments[0], secret),
                    Connection.DEFAULT_API_VERSION,
                    "a test",
                    false);
            switch (signIn.fetch(connection)) {
                case Fetched.Refused(var failure) -> System.out.printf("%s|%s|%s%n", secret, failure.title(), failure.command());
                case Fetched.Credential _ -> System.out.printf("%s|brought|nothing%n", secret);
            }
        }
        System.exit(0);
    }
}
