package foundrybench.app;

import foundrybench.run.Meter;
import foundrybench.ui.deployments.Detail;
import foundrybench.ui.kit.Amounts;
import foundrybench.ui.kit.Part;
import foundrybench.ui.kit.Pulse;
import foundrybench.ui.kit.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Shows beside each deployment what its limits leave and what waits for them, while calls are under way and for a minute
/// after. Belongs to the window's thread.
final class WorkbenchMeters implements Pulse.Drain {
    private static final long PACE_NANOS = 500_000_000;
    private static final long MINUTE_NANOS = 60_000_000_000L;

    private final Supplier<List<Meter>> meters;
    private final BooleanSupplier isBusy;
    private final Consumer<Map<String, List<Detail>>> shown;
    private long shownNanos = Long.MIN_VALUE;
    private long busyNanos;

    /// @param isBusy whether calls are under way or wait
    /// @param shown takes what to show, by deployment
    WorkbenchMeters(Supplier<List<Meter>> meters, BooleanSupplier isBusy, Consumer<Map<String, List<Detail>>> shown) {
        this.meters = meters;
        this.isBusy = isBusy;
        this.shown = shown;
    }

    @Override
    public boolean drain(long nowNanos) {
        boolean busy = isBusy.getAsBoolean();
        if (busy) {
            busyNanos = nowNanos;
        }
        if (shownNanos == Long.MIN_VALUE || nowNanos - shownNanos >= PACE_NANOS) {
            shownNanos = nowNanos;
            shown.accept(details(meters.get()));
        }
        boolean goesOn = busy || nowNanos - busyNanos < MINUTE_NANOS; // what was used comes back within a minute
        if (!goesOn) {
            shown.accept(Map.of());
            shownNanos = Long.MIN_VALUE;
        }
        return goesOn;
    }

    private static Map<String, List<Detail>> details(List<Meter> meters) {
        var details = new HashMap<String, List<Detail>>();
        meters.forEach(meter -> details.put(meter.deployment(), details(meter)));
        return details;
    }

    private static List<Detail> details(Meter meter) {
        var tip = tip(meter);
        var details = new ArrayList<Detail>();
        if (meter.queued() > 0) {
            var waiting = Words.count("meter.queued", meter.queued());
            var opens = meter.opensInMs();
            var words = opens == null ? waiting : Words.of("meter.opens", waiting, Amounts.seconds((double) opens));
            details.add(new Detail(new Part(words, Part.Style.WARNING), tip));
        }
        add(details, meter.tokens(), "meter.tokens", tip);
        add(details, meter.requests(), "meter.requests", tip);
        return details;
    }

    private static void add(List<Detail> details, Meter.Gauge gauge, String key, String tip) {
        if (gauge.remaining() != null) {
            details.add(new Detail(Part.quiet(Words.of(key, Amounts.tokens(gauge.remaining()))), tip));
        }
    }

    private static String tip(Meter meter) {
        var lines = new ArrayList<String>();
        addTip(lines, meter.tokens(), "meter.tip.tokens");
        addTip(lines, meter.requests(), "meter.tip.requests");
        return String.join("\n", lines);
    }

    private static void addTip(List<String> lines, Meter.Gauge gauge, String unit) {
        var source = gauge.source();
        var age = gauge.ageMs();
        if (gauge.remaining() != null && source != null && age != null) {
            lines.add(Words.of(
                    "meter.tip", Amounts.tokens(gauge.remaining()), Amounts.tokens(gauge.perMinute()) + " " + Words.of(unit),
                    Words.of("meter.source." + source.name().toLowerCase(Locale.ROOT)), Amounts.seconds((double) age)));
        }
    }
}
