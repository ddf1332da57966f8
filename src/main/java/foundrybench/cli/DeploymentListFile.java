package foundrybench.cli;

import foundrybench.format.DeploymentListFormat;
import foundrybench.format.DeploymentListing;
import foundrybench.format.FileWords;
import foundrybench.format.FormatException;
import foundrybench.wire.JsonException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Reads a list of deployments from a file or from standard input, and says what is wrong with it and where.
final class DeploymentListFile {
    private static final String STANDARD_INPUT = "-";

    private DeploymentListFile() {}

    /// @param file `-` for standard input
    static DeploymentListing read(String file, InputStream input) {
        var what = file.equals(STANDARD_INPUT) ? "standard input" : file;
        try {
            var bytes = file.equals(STANDARD_INPUT) ? input.readAllBytes() : Files.readAllBytes(Path.of(file));
            return read(text(bytes), what);
        } catch (NoSuchFileException e) {
            throw new UsageException("%s does not exist.".formatted(what));
        } catch (IOException e) {
            throw new UsageException("%s cannot be read: %s.".formatted(what, FileWords.of(e)));
        }
    }

    /// @param what what to call it when something is wrong
    static DeploymentListing read(String text, String what) {
        try {
            var listing = DeploymentListFormat.read(text);
            if (listing.deployments().isEmpty()) {
                listing.remarks().stream().findFirst().ifPresent(remark -> {
                    throw new UsageException("%s lists no deployment that could be called. %s".formatted(what, remark));
                });
                throw new UsageException("%s lists no deployment.".formatted(what));
            }
            return listing;
        } catch (JsonException e) {
            throw new UsageException("%s, line %d, column %d: %s".formatted(what, e.line(), e.column(), e.getMessage()));
        } catch (FormatException e) {
            throw new UsageException("%s: %s".formatted(what, e.getMessage()));
        }
    }

    /// PowerShell's `>` writes UTF-16 with a mark in front.
    private static String text(byte[] bytes) {
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
            return decoded(bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
            return decoded(bytes, 2, StandardCharsets.UTF_16BE);
        }
        var text = decoded(bytes, 0, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String decoded(byte[] bytes, int from, Charset charset) {
        return new String(bytes, from, bytes.length - from, charset);
    }
}
