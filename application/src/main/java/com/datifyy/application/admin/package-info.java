/// The staff: signing in, who they are, and what they may do.
@NullMarked
package com.datifyy.application.admin;

import org.jspecify.annotations.NullMarked;
