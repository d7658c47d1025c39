/// Words every context uses: refusals, pages, the coarse places on earth that people are matched by, and addresses
/// that secrets may be sent to.
@NullMarked
package com.datifyy.domain.shared;

import org.jspecify.annotations.NullMarked;
