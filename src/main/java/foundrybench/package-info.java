/// Foundry Bench: run one prompt against several model deployments and compare answers, times and cost.
@NullMarked
package foundrybench;

import org.jspecify.annotations.NullMarked;
