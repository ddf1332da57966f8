package foundrybench.export;

/// Writes a call down. The languages that call by themselves send the same body to the byte and every header that
/// this program sets, but key and request id.
public final class CodeWriter {
    private CodeWriter() {}

    /// The whole file, ending in a line feed.
    public static String write(CodeSource source, Language language) {
        return switch (language) {
            case CURL -> CurlCode.of(source.call());
            case JAVA -> JavaCode.TEMPLATE.fill(source.call());
            case KOTLIN -> KotlinCode.TEMPLATE.fill(source.call());
            case PYTHON -> PythonCode.TEMPLATE.fill(source.call());
            case PROMPT_YML -> PromptYmlCode.of(source);
            case PROMPTFOO -> PromptfooCode.of(source);
        };
    }
}
