package foundrybench.run;

/// One call in the count of an [Allowance]. Belongs to its lane.
final class Counted {
    final long order;
    final long sentAt;
    final long weight; // as estimated
    long cost; // as corrected
    long countedAt; // by when the service has certainly counted it
    boolean heard;
    long heardAt;
    boolean gone; // no longer in the count

    Counted(long order, long cost, long sentAt, long countedAt) {
        this.order = order;
        this.weight = cost;
        this.cost = cost;
        this.sentAt = sentAt;
        this.countedAt = countedAt;
    }

    Counted copy() {
        var same = new Counted(order, cost, sentAt, countedAt);
        same.heard = heard;
        same.heardAt = heardAt;
        return same;
    }
}
