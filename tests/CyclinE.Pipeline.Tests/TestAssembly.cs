// Tests here start processes and servers and set variables of this process: one at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
