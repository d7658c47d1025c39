/// The store of partner preferences.
@NullMarked
package com.datifyy.application.preferences.port;

import org.jspecify.annotations.NullMarked;
