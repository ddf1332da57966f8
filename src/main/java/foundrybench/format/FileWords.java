package foundrybench.format;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/// Why a file could not be used, in words; the JDK's exceptions often carry only its name.
public final class FileWords {
    private FileWords() {}

    /// A part of a sentence, without its end.
    public static String of(IOException failure) {
        return switch (failure) {
            case NoSuchFileException e -> e.getFile() + " does not exist";
            case AccessDeniedException e -> "access to " + e.getFile() + " is denied";
            case FileAlreadyExistsException e -> e.getFile() + " is a file, not a folder";
            case NotDirectoryException e -> e.getFile() + " is no folder";
            case FileSystemException e when e.getReason() != null -> e.getFile() + ": " + e.getReason();
            default -> plain(failure);
        };
    }

    private static String plain(IOException failure) {
        var message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message.strip().replaceAll("[.\\s]+$", "");
    }
}
