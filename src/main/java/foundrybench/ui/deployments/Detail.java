package foundrybench.ui.deployments;

import foundrybench.ui.kit.Part;

/// Something small that is told of a deployment in the list.
///
/// @param tip more of it, for whoever points at it
public record Detail(Part part, String tip) {}
