/// The index of people that finds who fits.
@NullMarked
package com.datifyy.application.matching.port;

import org.jspecify.annotations.NullMarked;
