/// Text that nobody vouches for, as blocks to be shown: plain, or read as Markdown.
@NullMarked
package foundrybench.document;

import org.jspecify.annotations.NullMarked;
