package foundrybench.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// A document: its fenced blocks, its links and the anchors of its headings.
///
/// @param folder where its relative links start
record MarkdownFile(String name, Path folder, List<Block> blocks, List<Link> links, Set<String> anchors) {
    private static final Pattern FENCE = Pattern.compile("^ {0,3}```(.*)$");
    private static final Pattern HEADING = Pattern.compile("^#{1,6} +(.*?)(?: +#+)?$");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");
    private static final Pattern LINK = Pattern.compile("\\]\\(\\s*<?([^)\\s>]+)>?[^)]*\\)|(?:src|href)=\"([^\"]*)\"");
    private static final Pattern MARKUP = Pattern.compile("!?\\[([^\\]]*)\\]\\([^)]*\\)");

    /// A fenced block.
    ///
    /// @param line of its fence, from 1
    /// @param language the word behind the fence, perhaps none
    record Block(int line, String language, List<String> lines) {
        String text() {
            return String.join("\n", lines) + "\n";
        }
    }

    /// Where a link leads.
    record Link(int line, String target) {}

    static MarkdownFile read(Path file) {
        try {
            var folder = file.toAbsolutePath().normalize().getParent();
            return of(file.toString(), folder == null ? Path.of("").toAbsolutePath() : folder, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MarkdownFile of(String name, Path folder, String text) {
        var file = new MarkdownFile(name, folder, new ArrayList<>(), new ArrayList<>(), new TreeSet<>());
        var lines = text.lines().toList();
        var seen = new HashMap<String, Integer>();
        for (int i = 0; i < lines.size(); i++) {
            var fence = FENCE.matcher(lines.get(i));
            if (fence.matches()) {
                var block = new Block(i + 1, fence.group(1).strip(), new ArrayList<>());
                for (i++; i < lines.size() && !lines.get(i).strip().equals("```"); i++) {
                    block.lines().add(lines.get(i));
                }
                file.blocks.add(block);
            } else {
                file.prose(i + 1, lines.get(i), seen);
            }
        }
        return file;
    }

    private void prose(int number, String line, HashMap<String, Integer> seen) {
        var heading = HEADING.matcher(line);
        if (heading.matches()) {
            var slug = slug(heading.group(1));
            int before = seen.merge(slug, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? slug : slug + "-" + before);
        }
        var link = LINK.matcher(CODE.matcher(line).replaceAll("code"));
        while (link.find()) {
            links.add(new Link(number, link.group(1) == null ? link.group(2) : link.group(1)));
        }
    }

    /// As GitHub makes anchors of headings: small letters, hyphens for spaces, no other signs.
    private static String slug(String heading) {
        return MARKUP.matcher(heading).replaceAll("$1").toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}\\p{M} _-]", "").replace(' ', '-');
    }
}
