/// The store of settings.
@NullMarked
package com.datifyy.application.settings.port;

import org.jspecify.annotations.NullMarked;
