package foundrybench.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;

/// One HTTP POST, before its headers: where to, and the JSON that goes there.
public record Post(URI uri, ObjectNode body) {}
