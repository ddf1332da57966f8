/// What every part of the window needs: the window thread, the pulse, words, amounts, small controls.
@NullMarked
package foundrybench.ui.kit;

import org.jspecify.annotations.NullMarked;
