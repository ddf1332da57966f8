package foundrybench.store;

import java.time.Duration;

/// How long and how much the store waits when saving does not go as it should.
///
/// @param patience for another program's lock, while all was well before
/// @param shortPatience for it while something is wrong: a run of many answers must not wait for each
/// @param retry from one attempt to the next, when nobody waits for it
/// @param longest that somebody waits for an answer, a disk that hangs included
/// @param mostText characters that are kept in memory because they cannot be saved
/// @param mostRecordings bytes of recordings in the store
record StoreLimits(
        Duration patience, Duration shortPatience, Duration retry, Duration longest, long mostText, long mostRecordings) {
    /// The longest is longer than both patiences, and shorter than what Ctrl+C leaves a run to wind up.
    static final StoreLimits USUAL = new StoreLimits(
            Duration.ofSeconds(5), Duration.ofMillis(250), Duration.ofSeconds(1), Duration.ofSeconds(8), 32L << 20, RecordingSettings.DEFAULT.mostBytes());

    /// The same, with room for these recordings.
    StoreLimits withRecordings(long bytes) {
        return new StoreLimits(patience, shortPatience, retry, longest, mostText, bytes);
    }
}
