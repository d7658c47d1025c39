/// The staff: who they are, what each role may do, and what is noted about what they did.
@NullMarked
package com.datifyy.domain.admin;

import org.jspecify.annotations.NullMarked;
