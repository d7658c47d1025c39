/// Becoming a member, signing in, and staying signed in.
@NullMarked
package com.datifyy.application.identity;

import org.jspecify.annotations.NullMarked;
