/// What somebody chose about the app: what it tells them, what others see, whom they look for, and how it
/// looks.
@NullMarked
package com.datifyy.domain.settings;

import org.jspecify.annotations.NullMarked;
