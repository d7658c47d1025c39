/// What somebody set about the app.
@NullMarked
package com.datifyy.application.settings;

import org.jspecify.annotations.NullMarked;
