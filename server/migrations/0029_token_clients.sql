-- A refresh token is good for the program it was issued to, where one proved itself (RFC 6749, 6). Null: to a program that did not.
alter table access.refresh_tokens add issued_to uuid references access.api_clients;
