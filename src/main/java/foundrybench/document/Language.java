package foundrybench.document;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What [Highlighter] must know of a language.
///
/// @param line what begins a comment to the line's end; perhaps empty
/// @param open what begins a comment that [#close] ends; perhaps empty
/// @param quotes the characters that begin and end strings
/// @param triple whether three quotes begin a string over several lines
record Language(Set<String> keywords, String line, String open, String close, String quotes, boolean triple) {
    private static final Language JAVA = c(
            "abstract assert boolean break byte case catch char class continue default do double else enum extends"
                    + " final finally float for if implements import instanceof int interface long native new null"
                    + " package permits private protected public record return sealed short static super switch"
                    + " synchronized this throw throws try var void volatile while yield true false",
            "\"'",
            true);
    private static final Language KOTLIN = c(
            "as break by catch class companion constructor continue data do else enum false finally for fun if import"
                    + " in init inline interface internal is lateinit null object open operator out override package"
                    + " private protected public return sealed suspend super this throw true try typealias val var"
                    + " when while",
            "\"'",
            true);
    private static final Language SCRIPT = c(
            "abstract any as async await boolean break case catch class const constructor continue declare default"
                    + " delete do else enum export extends false finally for from function if implements import in"
                    + " instanceof interface keyof let namespace new null number of private protected public readonly"
                    + " return static string super switch this throw true try type typeof undefined unknown var void"
                    + " while yield",
            "\"'`",
            false);
    private static final Language GO = c(
            "break case chan const continue default defer else fallthrough false for func go goto if import interface"
                    + " map nil package range return select struct switch true type var bool byte error float64 int"
                    + " int64 string",
            "\"'`",
            false);
    private static final Language RUST = c(
            "as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod"
                    + " move mut pub ref return self Self static struct super trait true type unsafe use where while"
                    + " bool i32 i64 str u8 u32 u64 usize String Option Result Vec",
            "\"",
            false);
    private static final Language C = c(
            "alignas auto bool break case catch char class const constexpr continue default delete do double else enum"
                    + " explicit extern false float for friend goto if inline int long namespace new noexcept nullptr"
                    + " operator override private protected public return short signed sizeof static struct switch"
                    + " template this throw true try typedef typename union unsigned using virtual void volatile while",
            "\"'",
            false);
    private static final Language PYTHON = new Language(
            words("and as assert async await break class continue def del elif else except False finally for from"
                    + " global if import in is lambda match None nonlocal not or pass raise return self True try while"
                    + " with yield case"),
            "#", "", "", "\"'", true);
    private static final Language SHELL = new Language(
            words("if then else elif fi for while until do done case esac in function return local export readonly set"
                    + " unset shift exit echo cd source eval exec trap"),
            "#", "", "", "\"'", false);
    private static final Language YAML =
            new Language(words("true false null yes no on off"), "#", "", "", "\"'", false);
    private static final Language JSON = new Language(words("true false null"), "", "", "", "\"", false);
    private static final Language SQL = new Language(
            words("add all alter and as asc between by case constraint create cross default delete desc distinct drop"
                    + " else end exists foreign from full group having in index inner insert into is join key left"
                    + " like limit not null offset on or order outer primary references right select set table then"
                    + " union unique update using values view when where with"),
            "--", "/*", "*/", "'\"", false);

    private static Language c(String keywords, String quotes, boolean triple) {
        return new Language(words(keywords), "//", "/*", "*/", quotes, triple);
    }

    private static Set<String> words(String words) {
        return Set.of(words.split(" "));
    }

    boolean ignoresCase() {
        return this == SQL;
    }

    /// The language of a fence; `null` when it is not known, or is read in another way.
    static @Nullable Language of(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "java" -> JAVA;
            case "kotlin", "kt", "kts" -> KOTLIN;
            case "js", "javascript", "jsx", "ts", "typescript", "tsx", "mjs" -> SCRIPT;
            case "go", "golang" -> GO;
            case "rust", "rs" -> RUST;
            case "c", "cpp", "c++", "cc", "h", "hpp", "cs", "csharp" -> C;
            case "python", "py", "python3" -> PYTHON;
            case "sh", "bash", "shell", "zsh", "console", "dockerfile", "make" -> SHELL;
            case "yaml", "yml", "toml", "properties" -> YAML;
            case "json", "jsonc", "json5", "jsonl" -> JSON;
            case "sql" -> SQL;
            default -> null;
        };
    }
}
