package foundrybench.export;

/// A call as one Java file that runs by itself, with nothing but a JDK.
final class JavaCode {
    private static final String FRAME = """
            // Run it by: java Snippet.java, with a JDK of version 17 or newer.
            %1$s\
            import java.net.URI;
            import java.net.http.HttpClient;
            import java.net.http.HttpRequest;
            import java.net.http.HttpResponse;

            class Snippet {
                private static final String BODY = %2$s;

                public static void main(String[] arguments) throws Exception {
                    var request = HttpRequest.newBuilder(URI.create(%3$s))
            %4$s\
                            .POST(HttpRequest.BodyPublishers.ofString(BODY))
                            .build();
                    var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
                    var response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
                    try (var answer = response.body()) {
                        answer.transferTo(System.out);
                    }
                    System.out.flush();
                    System.exit(response.statusCode() == 200 ? 0 : 1);
                }
            %5$s}
            """;
    private static final String ENVIRONMENT = """

                private static String environment(String name) {
                    var value = System.getenv(name);
                    if (value == null || value.isBlank()) {
                        throw new IllegalStateException("Set the environment variable " + name + ".");
                    }
                    return value.strip();
                }
            """;

    static final CodeTemplate TEMPLATE = new CodeTemplate(
            FRAME,
            ENVIRONMENT,
            "//",
            "                .header(%s, %s)\n",
            "%s.replaceFirst(\"/$\", \"\")",
            "String.join(\"\",\n            %s)",
            ",\n            ",
            StringLiteral::java);

    private JavaCode() {}
}
