/// Long texts to be read: laid out only where one looks, selected, copied and searched as a whole.
@NullMarked
package foundrybench.ui.reading;

import org.jspecify.annotations.NullMarked;
