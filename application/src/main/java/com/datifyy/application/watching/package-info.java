/// What adapters tell about their work while they do it, whoever listens: no library, no names of people, no
/// values.
@NullMarked
package com.datifyy.application.watching;

import org.jspecify.annotations.NullMarked;
