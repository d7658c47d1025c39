/// The partner somebody looks for: the same groups as a profile, as wishes, and how strongly each is meant.
@NullMarked
package com.datifyy.domain.preferences;

import org.jspecify.annotations.NullMarked;
