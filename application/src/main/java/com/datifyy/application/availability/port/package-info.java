/// The stores of free hours, and of how far the weekly reminders have come.
@NullMarked
package com.datifyy.application.availability.port;

import org.jspecify.annotations.NullMarked;
