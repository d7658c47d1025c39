/// What somebody set about the app, over REST.
@NullMarked
package com.datifyy.adapters.rest.settings;

import org.jspecify.annotations.NullMarked;
