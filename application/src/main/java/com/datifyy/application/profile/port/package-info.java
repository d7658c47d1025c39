/// The store of profiles.
@NullMarked
package com.datifyy.application.profile.port;

import org.jspecify.annotations.NullMarked;
