/// The partner somebody looks for.
@NullMarked
package com.datifyy.application.preferences;

import org.jspecify.annotations.NullMarked;
