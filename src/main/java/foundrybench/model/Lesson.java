package foundrybench.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a refusal taught about a deployment, so that the next request is written otherwise.
public sealed interface Lesson {
    /// What it is about: a call is sent again once for each subject, never twice.
    String subject();

    /// The service's words.
    String why();

    /// It does not speak this protocol.
    record NotSpoken(Protocol protocol, String why) implements Lesson {
        @Override
        public String subject() {
            return "protocol";
        }
    }

    /// It does not take this field.
    ///
    /// @param instead the field it wants in its place; `null` when it wants none
    record NotTaken(Protocol protocol, String field, @Nullable String instead, String why) implements Lesson {
        @Override
        public String subject() {
            return field;
        }
    }

    /// It does not take this value of the field.
    ///
    /// @param accepted the values that it says it takes; empty when it names none
    record NotThisValue(Protocol protocol, String field, String value, List<String> accepted, String why) implements Lesson {
        public NotThisValue {
            accepted = List.copyOf(accepted);
        }

        @Override
        public String subject() {
            return field;
        }
    }

    /// It wants an output limit of so many tokens at the least.
    record NotSoFew(Protocol protocol, String field, int least, String why) implements Lesson {
        @Override
        public String subject() {
            return field;
        }
    }

    /// It gives so many tokens of output at the most.
    record NotSoMany(Protocol protocol, String field, int most, String why) implements Lesson {
        @Override
        public String subject() {
            return field;
        }
    }
}
