package foundrybench.log;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.stream.Collectors;

/// Has the libraries' warnings go to the log instead of to stderr. Named by [#install], the JDK makes it when
/// the first library wants to log, so that until then nothing of `java.util.logging` is loaded.
public final class LibraryRecords {
    private static final String CONFIGURED_BY = "java.util.logging.config.class";
    private static final String CONFIGURED_IN = "java.util.logging.config.file";

    /// Azure's libraries log what was sent and answered, which may hold a token or a key; what fails there comes back as
    /// a failure and is logged as one.
    private static final List<String> SILENT = List.of("com.azure", "com.microsoft.aad");

    /// Called by the JDK.
    ///
    /// @throws IOException never: what is read is in memory
    public LibraryRecords() throws IOException {
        var configuration = "handlers=" + ToTheLog.class.getName() + "\n.level=WARNING\n"
                + SILENT.stream().map(name -> name + ".level=OFF\n").collect(Collectors.joining());
        LogManager.getLogManager()
                .readConfiguration(new ByteArrayInputStream(configuration.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /// To be called before anything logs. Whoever configured logging otherwise, to look for something, has it
    /// their way.
    public static void install() {
        if (System.getProperty(CONFIGURED_BY) == null && System.getProperty(CONFIGURED_IN) == null) {
            System.setProperty(CONFIGURED_BY, LibraryRecords.class.getName());
        }
    }

    /// Made by the JDK, which gives it nothing: so it finds the log where the JDK keeps the way of the
    /// uncaught errors.
    public static final class ToTheLog extends Handler {
        /// Called by the JDK.
        public ToTheLog() {}

        @Override
        public void publish(LogRecord record) {
            if (Thread.getDefaultUncaughtExceptionHandler() instanceof ProgramErrors faults && isLoggable(record)) {
                var name = String.valueOf(record.getLoggerName());
                faults.log().library(level(record), name, String.valueOf(record.getMessage()), record.getThrown());
            }
        }

        private static System.Logger.Level level(LogRecord record) {
            return record.getLevel().intValue() >= Level.SEVERE.intValue()
                    ? System.Logger.Level.ERROR
                    : System.Logger.Level.WARNING;
        }

        @Override
        public void flush() {
            // the log writes by itself
        }

        @Override
        public void close() {
            // the log outlives it
        }
    }
}
