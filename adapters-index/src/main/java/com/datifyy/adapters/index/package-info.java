/// Everybody's match card in memory, in columns, so that those who fit somebody are found in well under a
/// millisecond.
@NullMarked
package com.datifyy.adapters.index;

import org.jspecify.annotations.NullMarked;
