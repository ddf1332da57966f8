package foundrybench.store;

import foundrybench.format.FormatException;
import foundrybench.format.JsonFields;
import foundrybench.model.AzureResource;
import java.net.URI;
import java.util.Optional;

/// An endpoint as what is kept is filed under it.
final class Place {
    private Place() {}

    /// The host names of one resource are one place.
    static boolean isSame(String endpoint, String other) {
        return endpoint.equals(other)
                || (!endpoint.isEmpty() && !other.isEmpty() && nameIn(endpoint).isPresent() && nameIn(endpoint).equals(nameIn(other)));
    }

    /// The field `endpoint`, which may be empty.
    static String read(JsonFields json) throws FormatException {
        var text = json.text("endpoint");
        try {
            return URI.create(text).toString();
        } catch (IllegalArgumentException e) {
            throw json.wrong("endpoint", "is no address: " + text);
        }
    }

    private static Optional<String> nameIn(String endpoint) {
        return AzureResource.nameIn(URI.create(endpoint));
    }
}
