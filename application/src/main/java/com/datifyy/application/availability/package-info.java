/// The hours somebody is free.
@NullMarked
package com.datifyy.application.availability;

import org.jspecify.annotations.NullMarked;
