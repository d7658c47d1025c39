package com.datifyy.bootstrap.doctor;

import java.util.List;
import java.util.concurrent.Callable;

/// A part of the list that asks something outside this process, and bounds each of its waits.
interface Look extends Callable<List<Finding>> {

    /// What it looks at.
    String subject();
}
