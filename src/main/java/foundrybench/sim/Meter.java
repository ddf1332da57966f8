package foundrybench.sim;

import java.util.ArrayDeque;
import java.util.Deque;

/// Counts what was let in under one limit. Times are nanoseconds on one clock. Used by one thread at a time.
sealed interface Meter {
    /// What may still be let in.
    long left(long now);

    /// Lets so much in.
    void take(long now, long amount);

    /// How long until so much may be let in; for more than the whole limit, until all of it is free, the whole window if
    /// it is now.
    long nanosUntil(long now, long amount);

    /// @param limit what a window lets in
    /// @param length of the window
    static Meter of(SimCounting.Window window, long limit, long length) {
        return switch (window) {
            case FIXED -> new Fixed(limit, length);
            case SLIDING -> new Sliding(limit, length);
            case BUCKET -> new Bucket(limit, length);
        };
    }

    /// Counts anew when the window that began with the first of it is over.
    final class Fixed implements Meter {
        private final long limit;
        private final long length;
        private long start;
        private long used;

        Fixed(long limit, long length) {
            this.limit = limit;
            this.length = length;
        }

        @Override
        public long left(long now) {
            if (used > 0 && now - start >= length) {
                used = 0;
            }
            return limit - used;
        }

        @Override
        public void take(long now, long amount) {
            if (left(now) == limit) {
                start = now;
            }
            used += amount;
        }

        @Override
        public long nanosUntil(long now, long amount) {
            long left = left(now);
            return left >= amount ? 0 : left == limit ? length : start + length - now;
        }
    }

    /// Counts what came within the last window.
    final class Sliding implements Meter {
        private final long limit;
        private final long length;
        private final Deque<Taken> taken = new ArrayDeque<>();
        private long used;

        Sliding(long limit, long length) {
            this.limit = limit;
            this.length = length;
        }

        private record Taken(long at, long amount) {}

        @Override
        public long left(long now) {
            while (!taken.isEmpty() && now - taken.getFirst().at() >= length) {
                used -= taken.removeFirst().amount();
            }
            return limit - used;
        }

        @Override
        public void take(long now, long amount) {
            taken.addLast(new Taken(now, amount));
            used += amount;
        }

        @Override
        public long nanosUntil(long now, long amount) {
            long free = left(now);
            if (free >= amount) {
                return 0;
            }
            long until = length;
            for (var each : taken) {
                until = each.at() + length - now;
                free += each.amount();
                if (free >= amount) {
                    break;
                }
            }
            return until;
        }
    }

    /// Fills evenly, a whole limit in a window.
    final class Bucket implements Meter {
        private static final double ROUNDING = 1e-6;

        private final long limit;
        private final long length;
        private double level;
        private long filledAt;
        private boolean isUsed;

        Bucket(long limit, long length) {
            this.limit = limit;
            this.length = length;
            this.level = limit;
        }

        @Override
        public long left(long now) {
            if (isUsed) {
                level = Math.min(limit, level + (double) (now - filledAt) * limit / length);
            }
            filledAt = now;
            return (long) Math.floor(level + ROUNDING);
        }

        @Override
        public void take(long now, long amount) {
            left(now);
            level -= amount;
            isUsed = true;
        }

        @Override
        public long nanosUntil(long now, long amount) {
            if (left(now) >= amount) {
                return 0;
            }
            double missing = Math.min(amount, limit) - level;
            return missing <= ROUNDING ? length : (long) Math.ceil(missing * length / limit);
        }
    }
}
