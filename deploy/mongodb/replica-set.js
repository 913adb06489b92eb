// Makes the one-node replica set and waits until it takes writes. Running it again changes nothing.
try {
  rs.status();
} catch (error) {
  if (error.codeName !== "NotYetInitialized") throw error;
  rs.initiate({ _id: "rs0", members: [{ _id: 0, host: "database:27017" }] });
}
while (!db.hello().isWritablePrimary) sleep(200);
print("rs0 takes writes");
