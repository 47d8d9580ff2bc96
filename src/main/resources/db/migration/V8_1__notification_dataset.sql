-- What a notification tells of: whoever may no longer know of the dataset is not reminded of its title.
ALTER TABLE notification ADD COLUMN dataset uuid REFERENCES dataset (id);
UPDATE notification n SET dataset = a.dataset FROM agreement a WHERE n.link = '/agreements/' || a.id;
UPDATE notification n SET dataset = r.dataset FROM access_request r WHERE n.link = '/requests/' || r.id;
