/// Drives the application over REST.
@NullMarked
package com.datifyy.adapters.rest;

import org.jspecify.annotations.NullMarked;
