package foundrybench.export;

/// A call as one Kotlin file that needs nothing but a JDK.
final class KotlinCode {
    private static final String FRAME = """
            // Run it by: kotlinc snippet.kt -include-runtime -d snippet.jar && java -jar snippet.jar
            %1$s\
            import java.net.URI
            import java.net.http.HttpClient
            import java.net.http.HttpRequest
            import java.net.http.HttpResponse
            import kotlin.system.exitProcess

            private val BODY = %2$s

            fun main() {
                val request = HttpRequest.newBuilder(URI.create(%3$s))
            %4$s\
                    .POST(HttpRequest.BodyPublishers.ofString(BODY))
                    .build()
                val client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()
                val response = client.send(request, HttpResponse.BodyHandlers.ofInputStream())
                response.body().use { it.transferTo(System.out) }
                System.out.flush()
                exitProcess(if (response.statusCode() == 200) 0 else 1)
            }
            %5$s""";
    private static final String ENVIRONMENT = """

            private fun environment(name: String): String =
                System.getenv(name)?.trim()?.takeIf { it.isNotEmpty() } ?: error("Set the environment variable $name.")
            """;

    static final CodeTemplate TEMPLATE = new CodeTemplate(
            FRAME,
            ENVIRONMENT,
            "//",
            "        .header(%s, %s)\n",
            "%s.removeSuffix(\"/\")",
            "listOf(\n    %s\n).joinToString(\"\")",
            ",\n    ",
            StringLiteral::kotlin);

    private KotlinCode() {}
}
