/** What reading, and writing too, wants of the key that everything lies under. */
export const READ_KEY = ['kms:Decrypt', 'kms:DescribeKey'];
export const USE_KEY = [...READ_KEY, 'kms:Encrypt', 'kms:GenerateDataKey'];
