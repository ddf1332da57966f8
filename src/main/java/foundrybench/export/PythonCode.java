package foundrybench.export;

/// A call as one Python file that needs the standard library alone. Redirects are not followed: they would carry the
/// key elsewhere.
final class PythonCode {
    private static final String FRAME = """
            # Run it by: python3 snippet.py, with Python 3.9 or newer.
            %1$s\
            import os
            import sys
            import urllib.error
            import urllib.request

            BODY = %2$s


            class NoRedirects(urllib.request.HTTPRedirectHandler):
                def redirect_request(self, *_):
                    return None

            %5$s
            def show(answer):
                while piece := answer.read1(65536):
                    sys.stdout.buffer.write(piece)
                    sys.stdout.buffer.flush()


            request = urllib.request.Request(
                %3$s,
                data=BODY.encode("utf-8"),
                headers={
            %4$s\
                },
                method="POST",
            )
            try:
                with urllib.request.build_opener(NoRedirects).open(request) as answer:
                    show(answer)
            except urllib.error.HTTPError as refusal:
                show(refusal)
                sys.exit(1)
            """;
    private static final String ENVIRONMENT = """

            def environment(name):
                value = os.environ.get(name, "").strip()
                return value or sys.exit("Set the environment variable " + name + ".")

            """;

    static final CodeTemplate TEMPLATE = new CodeTemplate(
            FRAME,
            ENVIRONMENT,
            "#",
            "        %s: %s,\n",
            "%s.removesuffix(\"/\")",
            "\"\".join([\n    %s\n])",
            ",\n    ",
            StringLiteral::python);

    private PythonCode() {}
}
