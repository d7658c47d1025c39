/// One's own profile, and the profiles of others as far as they may be seen.
@NullMarked
package com.datifyy.application.profile;

import org.jspecify.annotations.NullMarked;
