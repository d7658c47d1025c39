/// Figures about everybody: how people are counted over time. Nothing here names anybody.
@NullMarked
package com.datifyy.domain.figures;

import org.jspecify.annotations.NullMarked;
