package foundrybench.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import foundrybench.wire.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Whether what models and people wrote can do anything in an exported page.
final class HostileHtml {
    private static final String DONE = "PWNED";
    private static final String TITLE = "<title>Foundry Bench</title>";

    private HostileHtml() {}

    public static void main(String[] args) throws Exception {
        Lab.head("An exported page full of hostile content, in headless Chromium");
        var heard = new CopyOnWriteArrayList<String>();
        var listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listener.createContext("/", exchange -> {
            heard.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        listener.start();
        var folder = Files.createTempDirectory("hostile-html");
        try {
            var at = "http://127.0.0.1:" + listener.getAddress().getPort() + "/";
            var page = page(folder, hostile(at));
            boolean holds = opened("with its policy", page, heard);
            var bare = folder.resolve("bare.html");
            Files.writeString(bare, Files.readString(page).replaceAll("(?m)^<meta http-equiv=.*$", ""));
            holds &= opened("without it", bare, heard);
            var control = Files.writeString(folder.resolve("control.html"), "<title>x</title><img src='" + at + "control'><script>document.title='" + DONE + "'</script>");
            var dom = dom(control);
            boolean isAble = heard.contains("/control") && dom.contains(DONE);
            System.out.println("a page that does both is caught at it: " + (isAble ? "yes" : "NO, so this tells nothing"));
            Lab.end(holds && isAble);
        } finally {
            listener.stop(0);
            Lab.delete(folder);
        }
    }

    private static boolean opened(String how, Path page, List<String> heard) throws IOException, InterruptedException {
        heard.clear();
        var dom = dom(page);
        boolean isQuiet = Lab.row("requests, " + how, "", heard.size(), 0);
        boolean isSame = dom.contains(TITLE) && dom.contains("<html lang=\"en\">"); // a script would have changed both
        System.out.printf("%-28s %s%n", "nothing ran, " + how, isSame ? "holds" : "BROKEN");
        heard.forEach(System.out::println);
        return isQuiet && isSame;
    }

    private static String dom(Path page) throws IOException, InterruptedException {
        var chromium = new ProcessBuilder(
                        "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=5000", "--dump-dom", page.toUri().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var dom = new String(chromium.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        chromium.waitFor();
        return dom;
    }

    /// The page as the program exports it.
    private static Path page(Path folder, String hostile) throws Exception {
        var launcher = Path.of(System.getProperty("bench.root"), "foundry-bench").toString();
        var home = folder.resolve("home").toString();
        var line = (ObjectNode) Json.parse(run(launcher, "run", "Hi", "-d", "Kimi-K2.6", "--demo", "--no-save", "--json", "--home", home).strip());
        line.put("content", hostile).put("reasoning", hostile).put("refusal", hostile).put("model", hostile.substring(0, 400));
        line.putArray("toolCalls").addObject().put("id", "x").put("name", hostile).put("arguments", hostile);
        ((ObjectNode) line.path("asked")).putArray("prompt").addObject().put("role", "user").put("text", hostile);
        line.putObject("rating").put("winner", true).put("grade", 1).put("note", hostile);
        line.putObject("session").put("title", hostile).put("starred", true).put("note", hostile).putArray("tags").add(hostile.substring(0, 80));
        var file = Files.writeString(folder.resolve("hostile.jsonl"), Json.write(line) + "\n");
        run(launcher, "sessions", "import", file.toString(), "--home", home);
        var page = folder.resolve("page.html");
        run(launcher, "sessions", "export", "--all", "--format", "html", "-o", page.toString(), "--home", home);
        return page;
    }

    private static String run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(List.of(command) + " failed: " + out);
        }
        return out;
    }

    private static String hostile(String at) {
        var script = "document.title='" + DONE + "';document.documentElement.setAttribute('data-pwned','')";
        var parts = new ArrayList<String>();
        for (var end : List.of("", "</pre>", "</code>", "</p>", "</details>", "</summary>", "</div>", "</article>", "</section>", "</h1>", "</title>", "</style>", "-->", "]]>", "\"", "'", "\">", "'>", "```\n", "\n\n")) {
            parts.add(end + "<script>" + script + "</script>");
            parts.add(end + "<img src=\"" + at + "img\" onerror=\"" + script + "\">");
            parts.add(end + "<svg onload=\"" + script + "\"><image href=\"" + at + "svg\"/></svg>");
        }
        parts.add("<link rel=stylesheet href=" + at + "link><style>@import url(" + at + "import); body{background:url(" + at + "css)}</style>");
        parts.add("<meta http-equiv=refresh content=\"0;url=" + at + "refresh\"><base href=\"" + at + "base/\"><iframe src=\"" + at + "frame\"></iframe>");
        parts.add("<object data=\"" + at + "object\"></object><embed src=\"" + at + "embed\"><video src=\"" + at + "video\" autoplay></video><form action=\"" + at + "form\"><input autofocus onfocus=\"" + script + "\"></form>");
        parts.add("![picture](" + at + "markdown.png) [link](javascript:" + script + ") [data](data:text/html,<script>" + script + "</script>) <" + at + "auto> [x](" + at + "\" onmouseover=\"" + script + ")");
        parts.add("\u001b]0;title\u0007 \u202e<tpircs>\u202c \u0000 \ud83e &lt;script&gt;" + script + "&lt;/script&gt; {{constructor.constructor('" + script + "')()}}");
        parts.add("<b ".repeat(2000) + "x".repeat(1_000_000));
        return String.join("\n", parts) + "\n\n" + String.join("\n\n", parts.subList(0, parts.size() - 1));
    }
}
