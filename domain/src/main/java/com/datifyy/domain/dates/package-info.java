/// Two people meeting each other: the hours both are free, the date, how it goes on, and what they say afterwards.
@NullMarked
package com.datifyy.domain.dates;

import org.jspecify.annotations.NullMarked;
