package foundrybench.run;

/// A limit that is a bucket: it fills up evenly, and a call takes out what it costs.
final class Refill {
    private static final double CAUTION = 0.95; // of the rate that is known only from headers

    private final long perMinute;
    private double level;
    private long at;

    Refill(long perMinute, long level, long at) {
        this.perMinute = perMinute;
        this.level = level;
        this.at = at;
    }

    Refill copy() {
        var same = new Refill(perMinute, 0, at);
        same.level = level;
        return same;
    }

    long level(long now) {
        return (long) levelAt(now);
    }

    void set(long newLevel, long now) {
        level = newLevel;
        at = now;
    }

    void take(long cost, long now) {
        level = levelAt(now) - cost;
        at = now;
    }

    long whenFits(long cost, long now) {
        double missing = cost - levelAt(now);
        return missing <= 0 ? now : now + (long) Math.ceil(missing / rate());
    }

    private double levelAt(long now) {
        return Math.min(perMinute, level + (now - at) * rate());
    }

    private double rate() {
        return perMinute * CAUTION / Allowance.MINUTE;
    }
}
