/// Words every context uses: refusals, pages, and the coarse places on earth that people are matched by.
@NullMarked
package com.datifyy.domain.shared;

import org.jspecify.annotations.NullMarked;
