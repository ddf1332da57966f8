package foundrybench.bench;

/// An answer as models write them, as long as wanted.
final class PaneText {
    private static final String UNIT = """
            ## Step %d: what to do

            Replace the kettle: it is **nine days** old and within the `14 day` window. The *reason* is that a refund costs
            the sale, see [the policy](https://example.com/policy), and an escalation costs a day of somebody's time.

            - check the order number, and whether it was paid
            - send the label; the customer prints it
              - or sends it without one

            | Option | Cost | Risk |
            |:---|---:|---|
            | Replace | 14.20 | low |
            | Refund | 39.00 | the sale is lost |

            ```java
            // decides what to do
            String decide(int days, boolean cracked) {
                return cracked && days < 14 ? "replace" : "escalate";
            }
            ```

            > A quote that somebody wrote about kettles, and about those who send them back, over and over again.

            1. First the label
            2. Then the kettle, and after that the bill: nothing is to be paid, and nothing is to be asked for

            """;

    private PaneText() {}

    static String of(int length) {
        var text = new StringBuilder();
        for (int i = 1; text.length() < length; i++) {
            text.append(UNIT.formatted(i));
        }
        return text.substring(0, length);
    }
}
